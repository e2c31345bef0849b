/// Gives the demo's tenants a past: what a visitor would find after some months.
@NullMarked
package dev.portolan.local.demo;

import org.jspecify.annotations.NullMarked;
