/**
 * A project's short name for addresses, made from its name: Latin, Greek and Cyrillic letters are
 * written in ASCII, the rest becomes dashes. Pure; whether it is free is asked elsewhere.
 */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'ye',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'f',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o',
}
const MAX_LENGTH = 48
const UUID_LIKE = /^[0-9a-f]{8}-[0-9a-f]{4}-/

/** The slug of a name; `project` when no letter of it can be written in ASCII. */
export const slugOf = (name: string): string => {
  const ascii = name
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/\p{L}/gu, (letter) => LETTERS[letter] ?? letter)
  const slug = ascii
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, MAX_LENGTH)
    .replace(/-+$/, '')
  if (slug === '') return 'project'
  // Addresses take an id or a slug: one must never look like the other.
  return UUID_LIKE.test(slug) ? `p-${slug}` : slug
}

/** Whether a text can be a slug: what `slugOf` would make of it is the text itself. */
export const isSlug = (text: string): boolean => slugOf(text) === text

/** Slugs to try in this order; the last is free unless chance is against us. */
export const slugCandidates = (name: string, random: string): readonly string[] => {
  const slug = slugOf(name)
  const numbered = Array.from({ length: 8 }, (_, index) => `${slug}-${index + 2}`)
  return [slug, ...numbered, `${slug}-${random}`]
}
