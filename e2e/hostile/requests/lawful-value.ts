import fc, { type Arbitrary } from "fast-check";
import { z } from "zod";

/** The parts of JSON Schema that the contract's schemas are written in. */
interface Shape {
	readonly type?: string;
	readonly const?: unknown;
	readonly enum?: readonly unknown[];
	readonly anyOf?: readonly Shape[];
	readonly oneOf?: readonly Shape[];
	readonly properties?: Readonly<Record<string, Shape>>;
	readonly required?: readonly string[];
	readonly items?: Shape;
	readonly minLength?: number;
	readonly maxLength?: number;
	readonly maxItems?: number;
	readonly minimum?: number;
	readonly maximum?: number;
	readonly format?: string;
	readonly pattern?: string;
}

/** Values that a schema of the contract takes, made from the schema alone: a call that is new is attacked by itself. */
export function lawfulValue(schema: z.ZodType): Arbitrary<unknown> {
	const shape = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Shape;
	return shaped(shape).filter((value) => schema.safeParse(value).success);
}

function shaped(shape: Shape): Arbitrary<unknown> {
	if ("const" in shape) return fc.constant(shape.const);
	if (shape.enum) return fc.constantFrom(...shape.enum);
	const several = shape.anyOf ?? shape.oneOf;
	if (several) return fc.oneof(...several.map(shaped));
	switch (shape.type) {
		case "object":
			return objectOf(shape);
		case "array":
			return fc.array(shaped(shape.items ?? {}), { maxLength: Math.min(2, shape.maxItems ?? 2) });
		case "integer":
		case "number":
			return fc.integer({ min: shape.minimum ?? 0, max: Math.min(shape.maximum ?? 100, 100) });
		case "boolean":
			return fc.boolean();
		case "string":
			return textOf(shape);
		default:
			return fc.constant({});
	}
}

function objectOf({ properties = {}, required = [] }: Shape): Arbitrary<unknown> {
	const members = Object.entries(properties).map(([name, member]) => [name, shaped(member)] as const);
	return fc.record<Record<string, unknown>>(Object.fromEntries(members), { requiredKeys: [...required] });
}

const letters = (alphabet: string) => fc.constantFrom(...alphabet);
const base64url = letters("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

function textOf({ pattern, format, minLength = 1, maxLength = 40 }: Shape): Arbitrary<string> {
	if (format === "email") return fc.constantFrom("bob@example.org", "b@example.com");
	const lengths = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, 60)) };
	if (pattern === undefined) return fc.string({ unit: letters("abcdefghij klmnop"), ...lengths });
	if (pattern === "^[A-Za-z0-9_-]+$") return fc.string({ unit: base64url, ...lengths });
	return fc.stringMatching(new RegExp(pattern));
}
