"""Logging set up from a dict or a file of sections.

Names that start with ext:// or cfg:// in a dict stand for an object of a module or another place in the dict.
Handlers may need other handlers, so those that fail at first are made again when the others are there.
"""

import io
import logging
import logging.handlers
import os
import re

__all__ = ["fileConfig", "dictConfig", "listen", "stopListening", "DEFAULT_LOGGING_CONFIG_PORT", "BaseConfigurator",
           "DictConfigurator", "ConvertingDict", "ConvertingList", "ConvertingTuple", "valid_ident"]

DEFAULT_LOGGING_CONFIG_PORT = 9030
IDENTIFIER = re.compile("^[a-z_][a-z0-9_]*$", re.I)


def _resolve(name):
    """The object with a dotted name; its modules are imported."""
    parts = name.split(".")
    used = parts.pop(0)
    found = __import__(used)
    for part in parts:
        used += "." + part
        try:
            found = getattr(found, part)
        except AttributeError:
            __import__(used)
            found = getattr(found, part)
    return found


def valid_ident(s):
    if not IDENTIFIER.match(s):
        raise ValueError("Not a valid Python identifier: %r" % s)
    return True


def _clear_existing_handlers():
    logging._handlers.clear()
    logging.shutdown(logging._handlerList[:])
    del logging._handlerList[:]


def _handle_existing_loggers(existing, children, disable_existing):
    """Loggers that the configuration does not name are switched off, unless their parent is named."""
    for name in existing:
        logger = logging.root.manager.loggerDict[name]
        if name in children:
            if not isinstance(logger, logging.PlaceHolder):
                logger.setLevel(logging.NOTSET)
                logger.handlers = []
                logger.propagate = True
        else:
            logger.disabled = disable_existing


def _take(existing, name):
    """(the loggers below `name`, `existing` without it): both sorted."""
    rest = [other for other in existing if other != name]
    return [other for other in existing if other.startswith(name + ".")], rest


# From a file --------------------------------------------------------------------------------------

def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    """Read the configuration from a file in the form of configparser, or from a RawConfigParser."""
    import configparser
    if isinstance(fname, str):
        if not os.path.exists(fname):
            raise FileNotFoundError(f"{fname} doesn't exist")
        if not os.path.getsize(fname):
            raise RuntimeError(f"{fname} is an empty file")
    if isinstance(fname, configparser.RawConfigParser):
        cp = fname
    else:
        try:
            cp = configparser.ConfigParser(defaults)
            if hasattr(fname, "readline"):
                cp.read_file(fname)
            else:
                cp.read(fname, encoding=io.text_encoding(encoding))
        except configparser.ParsingError as e:
            raise RuntimeError(f"{fname} is invalid: {e}")
    formatters = _file_formatters(cp)
    _clear_existing_handlers()
    handlers = _file_handlers(cp, formatters)
    _file_loggers(cp, handlers, disable_existing_loggers)


def _names(text):
    return [name.strip() for name in text.split(",")] if text else []


def _evaluated(section, option, default):
    text = section.get(option, default)
    return eval(text, vars(logging))


def _file_formatters(cp):
    formatters = {}
    for name in _names(cp["formatters"]["keys"]):
        section = "formatter_%s" % name
        fs = cp.get(section, "format", raw=True, fallback=None)
        dfs = cp.get(section, "datefmt", raw=True, fallback=None)
        style = cp.get(section, "style", raw=True, fallback="%")
        cls = logging.Formatter
        class_name = cp[section].get("class")
        if class_name:
            cls = _resolve(class_name)
        formatters[name] = cls(fs, dfs, style)
    return formatters


def _file_handlers(cp, formatters):
    handlers = {}
    targets = []
    for name in _names(cp["handlers"]["keys"]):
        section = cp["handler_%s" % name]
        class_name = section["class"]
        try:
            cls = eval(class_name, vars(logging))
        except (AttributeError, NameError):
            cls = _resolve(class_name)
        handler = cls(*_evaluated(section, "args", "()"), **_evaluated(section, "kwargs", "{}"))
        handler.name = name
        if "level" in section:
            handler.setLevel(section["level"])
        if section.get("formatter", ""):
            handler.setFormatter(formatters[section["formatter"]])
        if issubclass(cls, logging.handlers.MemoryHandler) and section.get("target", ""):
            targets.append((handler, section["target"]))
        handlers[name] = handler
    for handler, target in targets:
        handler.setTarget(handlers[target])
    return handlers


def _fill_logger(logger, section, handlers):
    if "level" in section:
        logger.setLevel(section["level"])
    for handler in logger.handlers[:]:
        logger.removeHandler(handler)
    for name in _names(section["handlers"]):
        logger.addHandler(handlers[name])


def _file_loggers(cp, handlers, disable_existing):
    names = _names(cp["loggers"]["keys"])
    names.remove("root")
    _fill_logger(logging.root, cp["logger_root"], handlers)
    existing = sorted(logging.root.manager.loggerDict)
    children = []
    for name in names:
        section = cp["logger_%s" % name]
        qualname = section["qualname"]
        logger = logging.getLogger(qualname)
        if qualname in existing:
            below, existing = _take(existing, qualname)
            children += below
        _fill_logger(logger, section, handlers)
        logger.propagate = section.getint("propagate", fallback=1)
        logger.disabled = 0
    _handle_existing_loggers(existing, children, disable_existing)


# From a dict --------------------------------------------------------------------------------------

class ConvertingMixin:
    """A container whose items are converted when they are read."""

    def convert_with_key(self, key, value, replace=True):
        result = self.configurator.convert(value)
        if value is not result:
            if replace:
                self[key] = result
            self._adopt(result, key)
        return result

    def convert(self, value):
        result = self.configurator.convert(value)
        if value is not result:
            self._adopt(result)
        return result

    def _adopt(self, result, *key):
        if type(result) in (ConvertingDict, ConvertingList, ConvertingTuple):
            result.parent = self
            if key:
                result.key = key[0]


class ConvertingDict(dict, ConvertingMixin):

    def __getitem__(self, key):
        return self.convert_with_key(key, dict.__getitem__(self, key))

    def get(self, key, default=None):
        return self.convert_with_key(key, dict.get(self, key, default))

    def pop(self, key, default=None):
        return self.convert_with_key(key, dict.pop(self, key, default), replace=False)


class ConvertingList(list, ConvertingMixin):

    def __getitem__(self, key):
        return self.convert_with_key(key, list.__getitem__(self, key))

    def pop(self, idx=-1):
        return self.convert(list.pop(self, idx))


class ConvertingTuple(tuple, ConvertingMixin):

    def __getitem__(self, key):
        return self.convert_with_key(key, tuple.__getitem__(self, key), replace=False)


class BaseConfigurator:
    """A configuration as a dict, and what its values mean."""

    CONVERT_PATTERN = re.compile(r"^(?P<prefix>[a-z]+)://(?P<suffix>.*)$")
    WORD_PATTERN = re.compile(r"^\s*(\w+)\s*")
    DOT_PATTERN = re.compile(r"^\.\s*(\w+)\s*")
    INDEX_PATTERN = re.compile(r"^\[([^\[\]]*)\]\s*")
    DIGIT_PATTERN = re.compile(r"^\d+$")

    value_converters = {"ext": "ext_convert", "cfg": "cfg_convert"}
    importer = staticmethod(__import__)

    def __init__(self, config):
        self.config = ConvertingDict(config)
        self.config.configurator = self

    def resolve(self, s):
        """The object with a dotted name."""
        parts = s.split(".")
        used = parts.pop(0)
        try:
            found = self.importer(used)
            for part in parts:
                used += "." + part
                try:
                    found = getattr(found, part)
                except AttributeError:
                    self.importer(used)
                    found = getattr(found, part)
            return found
        except ImportError as e:
            raise ValueError("Cannot resolve %r: %s" % (s, e)) from e

    def ext_convert(self, value):
        return self.resolve(value)

    def cfg_convert(self, value):
        """What lies at a place of the configuration: handlers.email.toaddrs[0]."""
        rest = value
        match = self.WORD_PATTERN.match(rest)
        if match is None:
            raise ValueError("Unable to convert %r" % value)
        rest = rest[match.end():]
        found = self.config[match.groups()[0]]
        while rest:
            match = self.DOT_PATTERN.match(rest)
            if match:
                found = found[match.groups()[0]]
            else:
                match = self.INDEX_PATTERN.match(rest)
                if match:
                    index = match.groups()[0]
                    if not self.DIGIT_PATTERN.match(index):
                        found = found[index]
                    else:
                        try:
                            found = found[int(index)]
                        except TypeError:
                            found = found[index]
            if not match:
                raise ValueError("Unable to convert %r at %r" % (value, rest))
            rest = rest[match.end():]
        return found

    def convert(self, value):
        """A container as one that converts, a str with a known prefix as what it stands for."""
        if not isinstance(value, ConvertingDict) and isinstance(value, dict):
            value = ConvertingDict(value)
            value.configurator = self
        elif not isinstance(value, ConvertingList) and isinstance(value, list):
            value = ConvertingList(value)
            value.configurator = self
        elif not isinstance(value, ConvertingTuple) and isinstance(value, tuple) and not hasattr(value, "_fields"):
            value = ConvertingTuple(value)
            value.configurator = self
        elif isinstance(value, str):
            match = self.CONVERT_PATTERN.match(value)
            if match:
                converter = self.value_converters.get(match.group("prefix"))
                if converter:
                    value = getattr(self, converter)(match.group("suffix"))
        return value

    def configure_custom(self, config):
        """The object that the factory in config['()'] makes."""
        c = config.pop("()")
        if not callable(c):
            c = self.resolve(c)
        attributes = config.pop(".", None)
        result = c(**{k: config[k] for k in config if valid_ident(k)})
        if attributes:
            for name, value in attributes.items():
                setattr(result, name, value)
        return result

    def as_tuple(self, value):
        return tuple(value) if isinstance(value, list) else value


class DictConfigurator(BaseConfigurator):

    def configure(self):
        """Do what the dict says."""
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError("Unsupported version: %s" % config["version"])
        if config.pop("incremental", False):
            self._change(config)
        else:
            self._build(config)

    def _change(self, config):
        """Only levels, and whether loggers hand on."""
        handlers = config.get("handlers", {})
        for name in handlers:
            if name not in logging._handlers:
                raise ValueError("No handler found with name %r" % name)
            try:
                level = handlers[name].get("level", None)
                if level:
                    logging._handlers[name].setLevel(logging._checkLevel(level))
            except Exception as e:
                raise ValueError("Unable to configure handler %r" % name) from e
        loggers = config.get("loggers", {})
        for name in loggers:
            try:
                self.configure_logger(name, loggers[name], True)
            except Exception as e:
                raise ValueError("Unable to configure logger %r" % name) from e
        root = config.get("root", None)
        if root:
            try:
                self.configure_root(root, True)
            except Exception as e:
                raise ValueError("Unable to configure root logger") from e

    def _build(self, config):
        disable_existing = config.pop("disable_existing_loggers", True)
        _clear_existing_handlers()
        for kind in ("formatters", "filters"):
            table = config.get(kind, {})
            for name in table:
                try:
                    table[name] = getattr(self, "configure_" + kind[:-1])(table[name])
                except Exception as e:
                    raise ValueError("Unable to configure %s %r" % (kind[:-1], name)) from e
        self._build_handlers(config.get("handlers", {}))
        existing = sorted(logging.root.manager.loggerDict)
        children = []
        loggers = config.get("loggers", {})
        for name in loggers:
            if name in existing:
                below, existing = _take(existing, name)
                children += below
            try:
                self.configure_logger(name, loggers[name])
            except Exception as e:
                raise ValueError("Unable to configure logger %r" % name) from e
        _handle_existing_loggers(existing, children, disable_existing)
        root = config.get("root", None)
        if root:
            try:
                self.configure_root(root)
            except Exception as e:
                raise ValueError("Unable to configure root logger") from e

    def _build_handlers(self, handlers):
        """In the order of their names; those that wait for a target come after the others."""
        waiting = []
        for name in sorted(handlers):
            try:
                handler = self.configure_handler(handlers[name])
                handler.name = name
                handlers[name] = handler
            except Exception as e:
                if " not configured yet" in str(e.__cause__):
                    waiting.append(name)
                else:
                    raise ValueError("Unable to configure handler %r" % name) from e
        for name in waiting:
            try:
                handler = self.configure_handler(handlers[name])
                handler.name = name
                handlers[name] = handler
            except Exception as e:
                raise ValueError("Unable to configure handler %r" % name) from e

    def configure_formatter(self, config):
        """A formatter from a dict."""
        if "()" in config:
            factory = config["()"]
            try:
                return self.configure_custom(config)
            except TypeError as te:
                if "'format'" not in str(te):
                    raise
                # Older classes call it fmt.
                config["fmt"] = config.pop("format")
                config["()"] = factory
                return self.configure_custom(config)
        cls = config.get("class", None)
        cls = _resolve(cls) if cls else logging.Formatter
        arguments = [config.get("format", None), config.get("datefmt", None), config.get("style", "%")]
        if "validate" in config:
            arguments.append(config["validate"])
        return cls(*arguments)

    def configure_filter(self, config):
        """A filter from a dict."""
        if "()" in config:
            return self.configure_custom(config)
        return logging.Filter(config.get("name", ""))

    def add_filters(self, filterer, filters):
        for f in filters:
            try:
                filterer.addFilter(f if callable(f) or callable(getattr(f, "filter", None))
                                   else self.config["filters"][f])
            except Exception as e:
                raise ValueError("Unable to add filter %r" % f) from e

    def configure_handler(self, config):
        """A handler from a dict."""
        whole = dict(config)
        formatter = config.pop("formatter", None)
        if formatter:
            try:
                formatter = self.config["formatters"][formatter]
            except Exception as e:
                raise ValueError("Unable to set formatter %r" % formatter) from e
        level = config.pop("level", None)
        filters = config.pop("filters", None)
        if "()" in config:
            c = config.pop("()")
            factory = c if callable(c) else self.resolve(c)
        else:
            cls = config.pop("class")
            klass = cls if callable(cls) else self.resolve(cls)
            if issubclass(klass, logging.handlers.MemoryHandler) and "target" in config:
                target = config["target"]
                try:
                    handler = self.config["handlers"][target]
                    if not isinstance(handler, logging.Handler):
                        config.update(whole)
                        raise TypeError("target not configured yet")
                    config["target"] = handler
                except Exception as e:
                    raise ValueError("Unable to set target handler %r" % target) from e
            for option, kind in (("mailhost", "SMTPHandler"), ("address", "SysLogHandler")):
                wanted = getattr(logging.handlers, kind, None)
                if wanted is not None and issubclass(klass, wanted) and option in config:
                    config[option] = self.as_tuple(config[option])
            factory = klass
        attributes = config.pop(".", None)
        arguments = {k: config[k] for k in config if valid_ident(k)}
        try:
            result = factory(**arguments)
        except TypeError as te:
            if "'stream'" not in str(te):
                raise
            # Older classes call it strm.
            arguments["strm"] = arguments.pop("stream")
            result = factory(**arguments)
        if formatter:
            result.setFormatter(formatter)
        if level is not None:
            result.setLevel(logging._checkLevel(level))
        if filters:
            self.add_filters(result, filters)
        if attributes:
            for name, value in attributes.items():
                setattr(result, name, value)
        return result

    def add_handlers(self, logger, handlers):
        for name in handlers:
            try:
                logger.addHandler(self.config["handlers"][name])
            except Exception as e:
                raise ValueError("Unable to add handler %r" % name) from e

    def common_logger_config(self, logger, config, incremental=False):
        """What the root logger and the others have in common."""
        level = config.get("level", None)
        if level is not None:
            logger.setLevel(logging._checkLevel(level))
        if not incremental:
            for handler in logger.handlers[:]:
                logger.removeHandler(handler)
            handlers = config.get("handlers", None)
            if handlers:
                self.add_handlers(logger, handlers)
            filters = config.get("filters", None)
            if filters:
                self.add_filters(logger, filters)

    def configure_logger(self, name, config, incremental=False):
        """A logger that is not the root, from a dict."""
        logger = logging.getLogger(name)
        self.common_logger_config(logger, config, incremental)
        logger.disabled = False
        propagate = config.get("propagate", None)
        if propagate is not None:
            logger.propagate = propagate

    def configure_root(self, config, incremental=False):
        self.common_logger_config(logging.getLogger(), config, incremental)


dictConfigClass = DictConfigurator


def dictConfig(config):
    """Configure logging with a dict."""
    dictConfigClass(config).configure()


# Configurations that arrive over the network need sockets and threads, which Balloon does not have.

def listen(port=DEFAULT_LOGGING_CONFIG_PORT, verify=None):
    raise NotImplementedError("logging.config.listen belongs to Python, but Balloon has no sockets")


def stopListening():
    """Nothing listens."""
