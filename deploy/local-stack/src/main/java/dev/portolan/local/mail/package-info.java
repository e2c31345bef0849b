/// A mail server that keeps what it is given and shows it over HTTP.
@NullMarked
package dev.portolan.local.mail;

import org.jspecify.annotations.NullMarked;
