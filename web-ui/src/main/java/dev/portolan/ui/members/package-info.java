/// Who belongs to an organization.
@NullMarked
package dev.portolan.ui.members;

import org.jspecify.annotations.NullMarked;
