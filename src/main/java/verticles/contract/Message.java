package verticles.contract;

/**
 * Everything that crosses the event bus: a deeply immutable record, passed by reference inside the
 * one JVM. Messages carry ids, paths and small facts, never file bytes.
 */
public interface Message {}
