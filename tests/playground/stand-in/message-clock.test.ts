import { expect, test } from 'vitest'
import { FollowedClock } from '../../../playground/stand-in/message-clock.ts'

const monday = new Date('2030-03-25T09:00:00Z')
const tuesday = new Date('2030-03-26T09:00:00Z')
const wednesday = new Date('2030-03-27T09:00:00Z')

test('what is written while the product moves its clock bears the time that it has then', async () => {
  let theirs = tuesday
  let asked = 0
  const ask = async () => {
    asked += 1
    return theirs
  }
  const clock = new FollowedClock(ask, { from: monday, stands: true })
  await clock.hear()
  expect({ now: clock.now(), asked }).toEqual({ now: monday.getTime(), asked: 0 })

  await clock.whileMoving(async () => {
    await clock.hear()
    expect(clock.now()).toBe(tuesday.getTime())
    theirs = wednesday
  })
  expect(clock.now()).toBe(wednesday.getTime())
})

test('a clock that cannot be had is taken to be where it was', async () => {
  const clock = new FollowedClock(async () => null, { from: monday, stands: true })
  await clock.whileMoving(async () => undefined)
  expect(clock.now()).toBe(monday.getTime())
})
