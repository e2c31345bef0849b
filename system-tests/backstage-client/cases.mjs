// Runs named cases one after the other, and says of each on a line of its own, as JSON, how it went.

const PATIENCE_MS = 30_000;

/** @param {Record<string, () => Promise<void>>} cases by their names */
export async function run(cases) {
    let failed = 0;
    for (const [name, body] of Object.entries(cases)) {
        const began = performance.now();
        let error;
        try {
            await Promise.race([body(), late(name)]);
        } catch (e) {
            failed++;
            error = e.stack ?? String(e);
            if (e.cause !== undefined) {
                error += `\ncaused by ${JSON.stringify(e.cause)} ${e.cause}`;
            }
        }
        console.log(JSON.stringify({ name, ms: Math.round(performance.now() - began), error }));
    }
    return failed;
}

function late(name) {
    return new Promise((_, reject) => {
        setTimeout(() => reject(new Error(`${name} took more than ${PATIENCE_MS} ms`)), PATIENCE_MS).unref();
    });
}

/** Repeats until the condition gives something true, and returns that. */
export async function until(what, condition) {
    const end = Date.now() + PATIENCE_MS - 5_000;
    while (Date.now() < end) {
        const found = await condition();
        if (found) {
            return found;
        }
        await new Promise(resolve => setTimeout(resolve, 50));
    }
    throw new Error(`never seen: ${what}`);
}

/** Collects what an async generator of lists gives. */
export async function all(pages) {
    const collected = [];
    const sizes = [];
    for await (const page of pages) {
        collected.push(...page);
        sizes.push(page.length);
    }
    return { collected, sizes };
}
