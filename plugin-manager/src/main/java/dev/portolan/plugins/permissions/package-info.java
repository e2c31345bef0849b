/// What a plugin may do: permissions, their match against grants and their wording for people.
@NullMarked
package dev.portolan.plugins.permissions;

import org.jspecify.annotations.NullMarked;
