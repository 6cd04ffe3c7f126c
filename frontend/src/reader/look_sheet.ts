// Appearance: the page behind the sheet changes while one chooses.
import { type Appearance, begun, type Choice, CHOICES, type Measure, MEASURES, stepped } from "./appearance";
import { Sheet } from "./sheet";
import type { Words } from "./words";

export class LookSheet {
  readonly sheet = Sheet.of("sheet-look");

  constructor(private readonly words: Words, private worn: Appearance, ownBook: boolean, private readonly wear: (worn: Appearance, onlyHere: boolean) => void) {
    const form = this.sheet.part<HTMLFormElement>("form");
    this.onlyHere.checked = ownBook;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", (event) => this.chosen(event.target as HTMLInputElement));
    form.addEventListener("click", (event) => this.pressed((event.target as Element).closest("button")));
    this.draw();
  }

  /** One step larger or smaller, from anywhere. */
  step(name: Measure, way: 1 | -1): void {
    this.change({ [name]: stepped(name, this.worn[name], way) });
  }

  /** Chosen elsewhere. */
  take(worn: Appearance): void {
    this.worn = worn;
    this.draw();
  }

  private chosen(input: HTMLInputElement): void {
    if (input === this.onlyHere) return this.change({});
    const name = input.name as Choice;
    if (name in CHOICES) this.change({ [name]: input.type === "checkbox" ? (input.checked ? CHOICES[name][1] : CHOICES[name][0]) : input.value });
  }

  private pressed(button: HTMLButtonElement | null): void {
    const { step, reset } = button?.dataset ?? {};
    if (step) this.step(step as Measure, button?.dataset["way"] === "1" ? 1 : -1);
    if (reset !== undefined) this.change(begun(document.documentElement.dataset));
  }

  private change(changed: Partial<Record<Choice | Measure, unknown>>): void {
    this.worn = { ...this.worn, ...changed } as Appearance;
    this.draw();
    this.wear(this.worn, this.onlyHere.checked);
  }

  private draw(): void {
    for (const name of Object.keys(CHOICES) as Choice[]) {
      for (const input of this.sheet.element.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)) {
        input.checked = input.type === "checkbox" ? this.worn[name] === CHOICES[name][1] : input.value === this.worn[name];
      }
    }
    for (const name of Object.keys(MEASURES) as Measure[]) {
      const output = this.sheet.element.querySelector<HTMLOutputElement>(`output[name="${name}"]`);
      if (output) output.value = this.written(name);
      for (const button of this.sheet.element.querySelectorAll<HTMLButtonElement>(`button[data-step="${name}"]`)) {
        button.setAttribute("aria-disabled", String(stepped(name, this.worn[name], button.dataset["way"] === "1" ? 1 : -1) === this.worn[name]));
      }
    }
  }

  private written(name: Measure): string {
    const value = this.worn[name];
    if (name === "leading" && !value) return this.words.say("as-in-book");
    if (name === "size") return this.words.percent(value / 100 + 1e-6);
    return this.words.number(value);
  }

  private get onlyHere(): HTMLInputElement {
    return this.sheet.part<HTMLInputElement>("only-here");
  }
}
