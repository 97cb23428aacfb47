import { parentPort, workerData } from 'node:worker_threads'
import { cardsPdf } from './cards.ts'

parentPort?.postMessage(await cardsPdf(workerData))
