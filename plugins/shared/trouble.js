/** What keeps a function from its answer, in words. What passes by itself is thrown on: the portal shows the last good answer. */
export class Trouble extends Error {
  constructor(title, detail, passing) {
    super(detail === undefined ? title : `${title}. ${detail}`);
    this.title = title;
    this.detail = detail;
    this.passing = passing === true;
  }
}
