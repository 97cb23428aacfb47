import type { command as chinese } from '../zh-CN/command.ts'

/** What the command says at the shell. */
export const command: typeof chinese = {
  serving: (url) => `Gongping is running at ${url}; press Ctrl+C to stop.`,
  portTaken: (port) => `Port ${port} is taken; choose another with PORT=…`,
  preparing: 'Preparing the demonstration: thirty invented nominations, seven experts, a few hundred ballots…',
  demo: (links) => `The demonstration is ready. Three doors, begin with any:

  organizer  ${links.organizer}
  expert     ${links.expert}
  citizen    ${links.citizen}

The first two links work once: choose a password when they open. Ctrl+C stops the server and deletes the demonstration.
`,
}
