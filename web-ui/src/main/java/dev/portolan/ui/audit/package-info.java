/// What was done in an organization, by whom.
@NullMarked
package dev.portolan.ui.audit;

import org.jspecify.annotations.NullMarked;
