/** Words of the organizer's pages of settings: voting rules and stages. */
export const settings = {
  rules: { pageTitle: '投票与计分规则' },
  stages: { pageTitle: '阶段' },
}
