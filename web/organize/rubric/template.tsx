import { createResource, createSignal, For, Show } from 'solid-js'
import { leaves } from '../../../server/domain/rubric.ts'
import { rubricWords } from '../../../server/domain/words/rubric.ts'
import { ask } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Failed, Loading } from '../../parts/Failed.tsx'
import { lang, wordsOf } from '../../words.ts'
import { campaigns } from '../campaign.state.ts'
import css from './rubric.module.css'
import type { RubricState } from './rubric.state.ts'

const words = wordsOf(rubricWords)

/** Takes the rubric of a template in place of the present one, its effect told first. */
export function FromTemplate(props: { state: RubricState; open: boolean; onClose: () => void }) {
  const [asked, { refetch }] = createResource(
    () => props.open || undefined,
    () => ask(() => campaigns.templates.$get()),
  )
  const [chosen, setChosen] = createSignal<string>()
  const templates = () => {
    const answered = asked.error === undefined ? asked.latest : undefined
    return answered !== undefined && 'answer' in answered ? answered.answer.templates : undefined
  }
  const template = () => templates()?.find(({ name }) => name === chosen()) ?? templates()?.[0]
  const take = () => {
    const found = template()
    if (found !== undefined) props.state.replace(found.criteria)
    props.onClose()
  }
  return (
    <Dialog
      open={props.open}
      title={words().replace}
      onClose={props.onClose}
      acts={
        <>
          <Button kind="filled" busy={template() === undefined} onPress={take}>
            {words().replaceAct}
          </Button>
          <Button kind="quiet" onPress={props.onClose}>
            {words().cancel}
          </Button>
        </>
      }
    >
      <Show when={asked.error === undefined} fallback={<Failed onRetry={() => void refetch()} />}>
        <Show when={templates()} fallback={<Loading />}>
          {(found) => (
            <div class={css.templates}>
              <For each={found()}>
                {(one) => (
                  <label class="choice">
                    <input
                      type="radio"
                      name="template"
                      checked={template()?.name === one.name}
                      onChange={() => setChosen(one.name)}
                    />
                    <span>
                      <strong>{one.title[lang()]}</strong> <span class="muted">{one.about[lang()]}</span>
                    </span>
                  </label>
                )}
              </For>
            </div>
          )}
        </Show>
        <p>{words().replaceEffect(leaves(props.state.criteria()).length, leaves(template()?.criteria ?? []).length)}</p>
      </Show>
    </Dialog>
  )
}
