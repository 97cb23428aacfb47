import type { templates as chinese } from '../zh-CN/templates.ts'

/** Names and level words of the templates: written into a new campaign, then the organizer's to change. */
export const templates: typeof chinese = {
  names: {
    qingdao: {
      title: 'City brand call',
      about: 'Five themes, three levels; inspection and expert scores side by side',
    },
    national: {
      title: 'Public vote on cases',
      about: 'Formal check, expert scores, votes batch by batch, notice, list',
    },
    shandong: {
      title: 'Experiment zones',
      about: 'Plans are reviewed before they are recommended; visit and scores side by side',
    },
    plain: { title: 'Plain selection', about: 'A call, then vote and scores at once, a notice, the list' },
  },
  themes: {
    party: 'Party-led work and heritage',
    neighbour: 'Neighbourhood help and shared governance',
    deliberation: 'Deliberation and participation',
    service: 'Precise services and care',
    technology: 'Technology and smart governance',
    urban: 'Urban communities',
    rural: 'Rural communities',
  },
  levels: { district: 'District', street: 'Street or town', community: 'Community or village', county: 'County' },
  quotas: { district: '1 a district', street: 'at most 2 a district', community: 'at most 4 a district' },
  bands: { excellent: 'Excellent', good: 'Good', fair: 'Fair', poor: 'Poor' },
  criteria: {
    name: {
      label: 'Name',
      hint: 'short, memorable, fitting, local',
      bands: [
        [
          'Heard once, remembered; says at sight what is done and where',
          'Residents use it unasked; signs and press say the same name',
        ],
        ['Accurate and clear, but could belong to any place', 'Form, door plates and leaflets agree on it'],
        ['Right in meaning, yet long or vague: it needs explaining', 'The name on the form and its explanation'],
        ['Empty or unlike the work, hard to remember', 'The papers use several names or explain none'],
      ],
    },
    connotation: {
      label: 'Connotation',
      hint: 'clear ideas, shown in practice',
      bands: [
        [
          'Each idea, from party leadership to technology, is matched by practice and by results',
          "A rule, a register or a resident's judgement for each idea",
        ],
        [
          'The main ideas are backed by practice, one or two are only plans',
          'Written rules and records of more than a year',
        ],
        ['The reader has to find the link between idea and practice', 'Only photographs and summaries'],
        ['Slogans; what was done cannot be seen', 'No practice in the papers matches the ideas'],
      ],
    },
    carrier: { label: 'Carrier', hint: 'mechanism, cases and publicity together', bands: [] },
    mechanism: {
      label: 'Mechanism',
      hint: 'norms, rules, evaluation',
      bands: [
        [
          'Who acts, how, and how well is written down; it runs on when people change',
          'Norms, division of work, evaluation and its latest result',
        ],
        ['Rules nearly complete, seldom evaluated or revised', 'Rules in force, minutes'],
        ['Carried by the experience of a few, little in writing', 'Single notices or plans'],
        ['No method that others could follow', 'No rules among the papers'],
      ],
    },
    cases: {
      label: 'Practice cases',
      hint: 'real problems solved, felt by residents',
      bands: [
        [
          'The problem, the way and the gain can be compared before and after',
          'List of problems, records, residents to ask, figures before and after',
        ],
        ['Solved, though the effect is mostly told', "Records and some residents' answers"],
        ['Activities with little bearing on the problem', 'Notices, lists of participants'],
        ['It does not say what was solved', 'General description only'],
      ],
    },
    publicity: {
      label: 'Publicity',
      hint: 'known and approved of',
      bands: [
        [
          'Reported repeatedly by city media or above; most residents can say what it is good for',
          'Links or cuttings, a survey of residents',
        ],
        ['Reported in the district; those who take part know it', 'District reports, articles and their readers'],
        ["Known mainly from the community's own boards", 'Photographs of boards, screenshots'],
        ['Hardly shown to anyone', 'Nothing about it in the papers'],
      ],
    },
  },
}
