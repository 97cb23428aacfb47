import { createSignal } from 'solid-js'
import css from './Share.module.css'
import { words } from './words.ts'

/** Hands the address of this page to the device's own sharing, or copies it. */
export function Share(props: { title: string; poster: string }) {
  const [copied, setCopied] = createSignal(false)
  const share = async () => {
    const url = location.href
    try {
      if (typeof navigator.share === 'function') await navigator.share({ title: props.title, url })
      else {
        await navigator.clipboard.writeText(url)
        setCopied(true)
      }
    } catch {
      setCopied(false) // the person closed the sharing again
    }
  }
  return (
    <p class={css.share}>
      <button type="button" class={css.key} onClick={() => void share()}>
        <span class="link-button">{words().detail.share}</span>
      </button>
      <a class={`${css.key} plain-link`} href={props.poster}>
        <span class="link-button">{words().detail.poster}</span>
      </a>
      <span class="jade" role="status">
        {copied() ? words().detail.copied : ''}
      </span>
    </p>
  )
}
