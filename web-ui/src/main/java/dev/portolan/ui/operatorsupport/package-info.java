/// Support sessions, for the provider's staff.
@NullMarked
package dev.portolan.ui.operatorsupport;

import org.jspecify.annotations.NullMarked;
