/** The OpenAPI 3.1 document of the HTTP interface; the contracts make it from their route table. */
import { openApiDocument } from '@pulseboard/contracts'
import product from '../../package.json' with { type: 'json' }

export const openApi = (): object => openApiDocument(product.version)
