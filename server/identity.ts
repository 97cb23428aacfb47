export { voterOf } from './identity/voter.ts'
