/** Loaded first by a mutant's processes: `--import …/preload.ts?mutant=<name>`. */
import { patchModules } from '../patch/load-hook.ts'
import { findMutant } from './mutants.ts'

patchModules(findMutant(new URL(import.meta.url).searchParams.get('mutant') ?? '').patches)
