import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rubricShapeFault } from '../../server/domain/rubric.ts'
import { templateOf } from '../../server/domain/templates.ts'
import { freeKey, moveCriterion, withoutCriterion } from '../../web/organize/rubric/order.ts'

const { criteria } = templateOf('qingdao')
const shape = (list: typeof criteria) => list.map(({ key, parent }) => (parent === null ? key : `${parent}>${key}`))

describe('the order of a rubric', () => {
  it('walks a leaf into the next group, through it and out at the other end', () => {
    let list = criteria
    const seen = [1, 2, 3, 4, 5].map(() => {
      list = moveCriterion(list, 'connotation', 1)
      return shape(list).findIndex((place) => place.endsWith('connotation'))
    })
    expect(seen).toEqual([2, 3, 4, 5, 5])
    expect(shape(list).at(-1)).toBe('connotation')
  })

  it('moves a group with its own, and leaves the edges where they are', () => {
    expect(shape(moveCriterion(criteria, 'carrier', -1))).toEqual([
      'name',
      'carrier',
      'carrier>mechanism',
      'carrier>cases',
      'carrier>publicity',
      'connotation',
    ])
    expect(moveCriterion(criteria, 'name', -1)).toEqual(criteria)
    expect(moveCriterion(criteria, 'carrier', 1)).toEqual(criteria)
  })

  it('never loses a criterion nor makes a list that the server would refuse', () => {
    const moves = fc.array(
      fc.tuple(fc.constantFrom(...criteria.map(({ key }) => key)), fc.constantFrom(1 as const, -1 as const)),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(moves, (steps) => {
        const list = steps.reduce((before, [key, step]) => moveCriterion(before, key, step), criteria)
        expect(list.map(({ key }) => key).sort()).toEqual(criteria.map(({ key }) => key).sort())
        expect(rubricShapeFault(list)).toBeNull()
      }),
    )
  })

  it('removes a group with its own and finds a key nobody has', () => {
    expect(shape(withoutCriterion(criteria, 'carrier'))).toEqual(['name', 'connotation'])
    expect(freeKey([...criteria, ...criteria.slice(0, 1).map((one) => ({ ...one, key: 'c8' }))])).not.toBe('c8')
  })
})
