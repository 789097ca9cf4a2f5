import { busConformance } from './conformance.ts'
import { createMemoryBus } from './memory.ts'

busConformance(
  async () => {
    const bus = createMemoryBus()
    let topics = 0
    const createTopic = async (partitions: number): Promise<string> => {
      const topic = `topic-${topics++}`
      bus.createTopic(topic, partitions)
      return topic
    }
    const recreateTopic = async (topic: string): Promise<void> => bus.createTopic(topic, 2)
    return { bus, createTopic, recreateTopic }
  },
  ({ bus }) => bus.close(),
)
