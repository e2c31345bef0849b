package dev.portolan.local.parts;

/// Told what happens, one line at a time, from several threads.
public interface Progress {
    void say(String line);
}
