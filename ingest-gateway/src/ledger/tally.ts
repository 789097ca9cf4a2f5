/**
 * What became of the events of one request, by SDK. Filled while they are judged and booked in the ledger
 * when the request ends, so that a request is in the counts as a whole or not at all. Pure.
 */

/** The events of one request that came from one SDK. */
export interface Share {
  readonly sdkName: string
  readonly sdkVersion: string
  /** To be sent. */
  good: number
  /** Ids that this request had before; not sent again. */
  repeated: number
  /** Code of the refusal → events. */
  readonly rejected: Map<string, number>
}

export interface Sdk {
  readonly name: string
  readonly version: string
}

export interface Tally {
  readonly shares: readonly Share[]
  /** Repeated ids in the whole request. */
  readonly repeated: number
  good(sdk: Sdk | undefined): void
  repeat(sdk: Sdk | undefined): void
  /** A refused event is of no known SDK: what it says about itself was not judged. */
  reject(code: string): void
}

const UNKNOWN: Sdk = { name: '', version: '' }

export const createTally = (): Tally => {
  const shares: Share[] = []
  let repeated = 0
  let last: Share | undefined

  const isOf = (share: Share, { name, version }: Sdk): boolean =>
    share.sdkName === name && share.sdkVersion === version

  // Events of a request mostly share their SDK: the last one is looked at first.
  const shareOf = (sdk: Sdk = UNKNOWN): Share => {
    if (last !== undefined && isOf(last, sdk)) return last
    last = shares.find((share) => isOf(share, sdk))
    if (last === undefined) {
      const { name: sdkName, version: sdkVersion } = sdk
      last = { sdkName, sdkVersion, good: 0, repeated: 0, rejected: new Map() }
      shares.push(last)
    }
    return last
  }

  return {
    shares,
    get repeated() {
      return repeated
    },
    good: (sdk) => void shareOf(sdk).good++,
    repeat: (sdk) => {
      shareOf(sdk).repeated++
      repeated++
    },
    reject: (code) => {
      const { rejected } = shareOf()
      rejected.set(code, (rejected.get(code) ?? 0) + 1)
    },
  }
}
