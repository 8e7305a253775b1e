"""The inner loops of json under the name and with the arguments that CPython has for them."""

from _jsontext import encode_basestring, encode_basestring_ascii, scanstring
