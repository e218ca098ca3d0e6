import { writeFile } from "node:fs/promises";
import { openApiDocument } from "./openapi-document.ts";

await writeFile(new URL("../../docs/openapi.json", import.meta.url), openApiDocument());
