import type { Wording } from '../../words.ts'
import type { privacy as chinese } from '../zh-CN/privacy.ts'

/** The privacy notice: what is collected, why, how long, who answers, how it is erased. Made from the rules alone. */
export const privacy: Wording<typeof chinese> = {
  title: 'Privacy notice',
  lead: (host) => `How ${host} treats what shows who you are in this vote. This page is generated from the rules.`,
  version: 'Fingerprint of this version (SHA-256)',
  versionSentence: 'When you prove who you are, the version that you accepted is kept under this fingerprint.',
  missing: 'This vote has not been opened yet, or the address is wrong.',
  heads: {
    who: 'Who answers',
    collected: 'What is collected',
    why: 'Why',
    long: 'How long',
    sees: 'Who can see it',
    erase: 'How to have it erased',
  },
  who: (host) => `${host} is responsible for this information.`,
  contact: (contact) => `Contact: ${contact}.`,
  noContact: 'The host has not given a contact here yet; please use the one in the notice of the campaign.',
  collected: {
    device:
      'Voting by device: a random number, signed by the server, is kept in your browser (a cookie). It holds no name, number or model.',
    email:
      'E-mail: the address you type is used to send a code and is not stored in the database, which holds only a tag computed from it.',
    sms: 'Phone: the number you type is used to send a code, is passed to the SMS carrier for that, and is not stored in the database, which holds only a tag computed from it.',
    wechat:
      'WeChat: WeChat gives this site your number with this account (UnionID or OpenID), without nickname, picture or friends; the database holds only a tag computed from it.',
    code: 'Invite code: only the serial of the card is known, not who holds it; of the code itself only a keyed hash is stored.',
    roll: 'Voter roll: the list that the host provides is turned into tags when it is read in; names, numbers and phones are not stored in the database.',
    paper: 'Paper ballots: only the serial of the ballot is entered.',
  },
  follows:
    'This vote asks for followers of the account, so WeChat is also asked whether you follow it; the answer is not stored.',
  address: 'Network addresses are used only to limit requests that come too often; they are not written to ballots.',
  why: 'For one purpose: that one person cannot vote more often than the rules allow. Not for advertising, and for nobody who has no part in the vote.',
  tag: 'A tag is computed with a key of this campaign alone: the same identity has the same tag within the campaign, the tag does not lead back to the number, and it matches nothing in any other campaign.',
  codeTime: 'Six-digit codes end after ten minutes or five tries.',
  cookieTime:
    'The number of the device stays in the browser for 400 days at most, what was proven for 60; clearing the browser’s storage removes both earlier.',
  tagTime:
    'Tags are kept with the ballots until the campaign is archived; then the key is destroyed and nobody can match a tag to a person any more.',
  server:
    'The server knows what each ballot chose while it works, so the host’s technicians may see it. What is guaranteed is that nobody can change it unseen, not that it is anonymous.',
  log: 'The public log holds neither identities nor tags.',
  openings: {
    public: 'After the final list the choices of the ballots (without identities and tags) are published.',
    auditor: 'The choices of the ballots are given only to the auditor.',
  },
  erase:
    'To see, correct or erase what concerns you, write to the host above and say how and when you proved who you are, with your receipt code if you have one.',
  stays:
    'A commitment in the public log cannot be taken out, but without the key it no longer has anything to do with you.',
}
