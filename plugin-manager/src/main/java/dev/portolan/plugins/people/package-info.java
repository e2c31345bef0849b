/// Who is a member of an organization: tenant-service's knowledge, asked for and kept for a moment.
@NullMarked
package dev.portolan.plugins.people;

import org.jspecify.annotations.NullMarked;
