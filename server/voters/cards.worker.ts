import { parentPort, workerData } from 'node:worker_threads'
import { cardsPdf } from './cardsPdf.ts'

parentPort?.postMessage(await cardsPdf(workerData))
