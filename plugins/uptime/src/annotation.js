// Where a component says what to check.

export const ANNOTATION = 'portolan.dev/health-url';
