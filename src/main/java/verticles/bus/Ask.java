package verticles.bus;

import java.time.Duration;
import verticles.contract.Message;

/**
 * A question that one room answers.
 *
 * @param address where it is answered
 * @param question type of what is sent
 * @param answer type of what comes back
 * @param timeout how long the asker waits; long work answers at once and announces its end instead
 */
public record Ask<Q extends Message, A extends Message>(
    String address, Class<Q> question, Class<A> answer, Duration timeout) {}
