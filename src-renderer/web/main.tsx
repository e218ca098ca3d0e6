import "../theme/fonts.css";
import "../theme/tokens.css";
import "../theme/page.css";
import "../theme/controls.css";
import "../theme/fields.css";
import "../theme/stack.css";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { takeLink } from "./links/take-link.ts";
import { askSession } from "./session.ts";

const link = takeLink();
const root = document.getElementById("root");
if (root) createRoot(root).render(<App link={link} />);
void askSession();
