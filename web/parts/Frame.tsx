import { createSignal, For, type JSX, type ParentProps, Show } from 'solid-js'
import { partsWords } from '../../server/domain/words/parts.ts'
import { wordsOf } from '../words.ts'
import { Language } from './Language.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import { WordSeal } from './WordSeal.tsx'

const words = wordsOf(partsWords)

/** A page of the desk as the rail shows it. */
export interface RailLink {
  href: string
  label: string
  current: boolean
  /** How many things wait there; shown in amber, nothing shown for 0. */
  waiting?: number
}

export interface RailGroup {
  /** Absent on the first group. */
  label?: string
  links: RailLink[]
}

export interface TopBarProps {
  /** Name of the campaign, or of the product where there is none. */
  name: string
  /** Address behind the name. */
  home: string
  /** Role or place, muted. */
  role?: string
  /** Links or status after the name. */
  middle?: JSX.Element
  /** Right part before the person: save status, date with zone, links. */
  aside?: JSX.Element
  person?: string
  personRole?: string
  menu?: JSX.Element
}

/** The bar of 56 px on top of every desk. */
export function TopBar(props: TopBarProps) {
  return (
    <header class="topbar">
      <a class="button skip" href="#main">
        {words().skip}
      </a>
      {props.menu}
      <a class="plain-link" href={props.home} aria-label={words().brand}>
        <WordSeal word="brand" width={24} plain />
      </a>
      <span class="topbar-name">{props.name}</span>
      <Show when={props.role}>
        <span class="topbar-role">{props.role}</span>
      </Show>
      {props.middle}
      <div class="topbar-end">
        {props.aside}
        <Language />
        <Show when={props.person}>{(person) => <PersonMenu name={person()} role={props.personRole} />}</Show>
      </div>
    </header>
  )
}

export interface OrganizerFrameProps extends ParentProps<Omit<TopBarProps, 'menu'>> {
  rail: RailGroup[]
  /** Without the padding of the main column, for desks that draw to the edge. */
  bare?: boolean
}

/** The organizer's desk: top bar, rail of pages, main column. Below 1280 the rail becomes a menu behind a button. */
export function OrganizerFrame(props: OrganizerFrameProps) {
  const [open, setOpen] = createSignal(false)
  return (
    <>
      <TopBar
        {...props}
        menu={
          <button
            type="button"
            class="button button-quiet rail-button"
            aria-expanded={open()}
            aria-controls="rail"
            onClick={() => setOpen(!open())}
          >
            {words().menu}
          </button>
        }
      />
      <div class="desk" classList={{ 'rail-open': open() }}>
        <Rail groups={props.rail} onChoose={() => setOpen(false)} />
        <main id="main" tabindex="-1" classList={{ main: !props.bare }}>
          {props.children}
        </main>
      </div>
    </>
  )
}

function Rail(props: { groups: RailGroup[]; onChoose: () => void }) {
  return (
    <nav id="rail" class="rail" aria-label={words().menu}>
      <For each={props.groups}>
        {(group) => (
          <>
            <Show when={group.label}>
              <div class="rail-group">{group.label}</div>
            </Show>
            <For each={group.links}>
              {(link) => (
                <a href={link.href} aria-current={link.current ? 'page' : undefined} onClick={() => props.onChoose()}>
                  {link.label}
                  <Show when={link.waiting}>
                    <span class="rail-count figures">{link.waiting}</span>
                  </Show>
                </a>
              )}
            </For>
          </>
        )}
      </For>
    </nav>
  )
}

export interface ExpertFrameProps extends ParentProps<Omit<TopBarProps, 'menu'>> {
  /** The bar at the foot: keys at the left, acts at the right. */
  foot?: JSX.Element
  bare?: boolean
}

/** The expert's desk: top bar, no rail, content of 1360, a foot bar where the page has one. */
export function ExpertFrame(props: ExpertFrameProps) {
  return (
    <>
      <TopBar {...props} />
      <main id="main" tabindex="-1" classList={{ main: !props.bare, 'main-wide': !props.bare }}>
        {props.children}
      </main>
      <Show when={props.foot}>
        <footer class="footbar">{props.foot}</footer>
      </Show>
    </>
  )
}
