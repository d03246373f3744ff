// For `node --import`: a plugin's tests find the contract wherever the plugin lies.
import { shareContract } from './import.ts'

shareContract()
