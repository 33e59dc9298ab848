package io.brazier.api.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.brazier.api.links.Link;
import java.util.List;

/// A page of user messages.
///
/// @param messages the page
/// @param links the link to the next page; empty, and then not shown, if this is the last
record MessageListView(
    List<MessageView> messages,
    @JsonProperty("messages_links") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Link> links) {

  MessageListView {
    messages = List.copyOf(messages);
    links = List.copyOf(links);
  }
}
