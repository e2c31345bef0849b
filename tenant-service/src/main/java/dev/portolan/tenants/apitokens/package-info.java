/// Tokens with which programs act for a member.
@NullMarked
package dev.portolan.tenants.apitokens;

import org.jspecify.annotations.NullMarked;
