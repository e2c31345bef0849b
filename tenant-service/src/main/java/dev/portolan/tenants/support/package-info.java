/// Support sessions: the provider's people act in a member's name, for a while, with an owner's consent and on the
/// record.
@NullMarked
package dev.portolan.tenants.support;

import org.jspecify.annotations.NullMarked;
