/// The end of an organization: a window to come back in, then nothing of it is left.
@NullMarked
package dev.portolan.tenants.offboarding;

import org.jspecify.annotations.NullMarked;
