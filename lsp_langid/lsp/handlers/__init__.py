"""What the client says, one module a topic; each registers its handlers on a server.

Knows: which message is which act of `LangidServer`. Never: what an act is made of.

In a handler that pygls hands the server to, the first parameter must be called `ls`: it goes by the name.
"""
