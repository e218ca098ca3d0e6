import "../theme/fonts.css";
import "../theme/tokens.css";
import "../theme/page.css";
import "../theme/controls.css";
import "../theme/fields.css";
import "../theme/stack.css";
import { createRoot } from "react-dom/client";
import { DesktopApp } from "./desktop-app.tsx";
import { followMain } from "./snapshot.ts";

followMain();
const root = document.getElementById("root");
if (root) createRoot(root).render(<DesktopApp />);
