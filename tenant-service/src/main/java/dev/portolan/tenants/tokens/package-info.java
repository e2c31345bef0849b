/// What somebody may do where: the tokens that every service trusts.
@NullMarked
package dev.portolan.tenants.tokens;

import org.jspecify.annotations.NullMarked;
