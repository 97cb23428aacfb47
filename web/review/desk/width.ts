import { createSignal } from 'solid-js'

const phone = matchMedia('(max-width: 599px)')
const [narrow, setNarrow] = createSignal(phone.matches)
phone.addEventListener?.('change', () => setNarrow(phone.matches))

/** Whether the page is as narrow as a phone, where the rubric is a sheet at the bottom. */
export { narrow }
