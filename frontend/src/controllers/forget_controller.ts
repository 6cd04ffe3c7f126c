import { Controller } from "@hotwired/stimulus";

/** Everything was forgotten at the server: this device forgets too. */
export default class ForgetController extends Controller<HTMLElement> {
  override async connect(): Promise<void> {
    const { forget } = await import("../lib/sync");
    await forget();
  }
}
