import "../theme/fonts.css";
import "../theme/tokens.css";
import "../theme/page.css";
import "../theme/controls.css";
import "../theme/fields.css";
import "../theme/stack.css";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { takeJoinSecret } from "./join-secret.ts";
import { askSession } from "./session.ts";

const secret = takeJoinSecret();
const root = document.getElementById("root");
if (root) createRoot(root).render(<App joinSecret={secret} />);
void askSession();
