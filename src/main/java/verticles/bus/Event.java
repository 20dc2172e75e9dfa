package verticles.bus;

import verticles.contract.Message;

/**
 * Something that has happened, told to every room that listens. A hint: PostgreSQL is the truth.
 */
public record Event<E extends Message>(String address, Class<E> type) {}
