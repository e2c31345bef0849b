/// The provider's support, let in by an owner.
@NullMarked
package dev.portolan.ui.support;

import org.jspecify.annotations.NullMarked;
