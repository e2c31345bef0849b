/** A state with its name. */
export function labelled({ state }, text) {
  return { state, label: { good: text.up, attention: text.degraded, bad: text.down }[state] };
}

/** A member that is there only where it has a value. */
export function optional(key, value) {
  return value === undefined ? {} : { [key]: value };
}
