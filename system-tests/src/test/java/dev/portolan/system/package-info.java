/// The whole product under test, started as a person would start it.
package dev.portolan.system;
