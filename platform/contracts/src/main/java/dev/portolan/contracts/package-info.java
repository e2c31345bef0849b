/// What services say to each other: ids, references, events, topics, problems, pages and permission names. Records
/// only.
@NullMarked
package dev.portolan.contracts;

import org.jspecify.annotations.NullMarked;
