// Which job an entity has.

export const ANNOTATION = 'jenkins.io/job-full-name';
