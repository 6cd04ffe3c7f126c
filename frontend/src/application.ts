// The one script of every page: Turbo, the controllers (found by their names), and what has to be right after each navigation.
import "@hotwired/turbo";
import { Application, type ControllerConstructor } from "@hotwired/stimulus";
import "./styles/application.css";
import { followNavigation } from "./lib/navigation";
import { wear } from "./lib/look";
import { startWorker } from "./lib/worker";

const application = Application.start();
const controllers = import.meta.glob<ControllerConstructor>("./controllers/*_controller.ts", { eager: true, import: "default" });
for (const [path, controller] of Object.entries(controllers)) {
  application.register(identifier(path), controller);
}

wear();
followNavigation();
startWorker();

/** "./controllers/near_me_controller.ts" → "near-me". */
function identifier(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1, -"_controller.ts".length).replaceAll("_", "-");
}
