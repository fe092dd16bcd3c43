package name

// organisations are bodies known by a name that does not show what they are, as
// they are written; several words are joined by "_".
const organisations = `UN EU NATO ICC ICJ OSCE IAEA WHO WFP WTO IMF ICRC UNICEF UNESCO UNHCR UNRWA UNDP UNSC OPCW ASEAN OPEC
	BRICS ECOWAS IGAD OAS OECD CSTO AU CIA FBI NSA DHS DOJ FSB GRU SVR KGB MI5 MI6 ISI Mossad CNN CBS NBC ABC BBC
	NPR PBS AFP AP TASS RIA RT UPI MSNBC IRNA Xinhua Reuters Bloomberg Interfax Kremlin White_House Pentagon
	Downing_Street Elysee Bundestag Knesset Duma State_Duma Verkhovna_Rada Capitol_Hill Hamas Hezbollah Hizbollah Taliban
	ISIS ISIL Daesh Al-Qaeda Al-Shabaab Boko_Haram Wagner Wagner_Group Fatah PLO PKK YPG SDF TPLF LTTE FARC
	IRA ETA Gazprom Rosneft Rosatom Lukoil Naftogaz Energoatom Google Microsoft Facebook Twitter Meta Amazon Apple Huawei
	Boeing Airbus Maxar Bellingcat Greenpeace Amnesty Amnesty_International Human_Rights_Watch Red_Cross
	Red_Crescent Security_Council General_Assembly European_Union European_Commission European_Parliament
	European_Council United_Nations African_Union Arab_League World_Bank World_Health_Organization Federal_Reserve
	State_Department Foreign_Ministry Defense_Ministry Defence_Ministry Justice_Department Treasury Supreme_Court
	House_of_Representatives House_of_Commons House_of_Lords Senate Congress GOP Republican_Party Democratic_Party
	Labour_Party Conservative_Party Communist_Party Associated_Press New_York_Times Washington_Post Wall_Street_Journal
	Al_Jazeera Fox_News`

// companies are organisations of wide renown whose names do not show what they
// are: companies, media, universities, agencies; written as organisations are.
const companies = `Accenture Adidas Adobe Airbnb Alibaba Allianz AMD AOL Aramco Asus AT&T Audi Aviva Baidu Bayer
	BHP BMW BNP_Paribas BP British_Airways Burberry BYD Cargill Cathay_Pacific Chevron Chrysler Cisco
	Citibank Citigroup Coca-Cola Comcast ConocoPhillips Costco Credit_Suisse Deloitte Deutsche_Bank Deutsche_Telekom
	DHL Disney Dow_Chemical DuPont eBay Embraer Equifax Ericsson Ernst_&_Young Etihad Exxon ExxonMobil
	Exxon_Mobil FedEx Foxconn Fujitsu General_Dynamics General_Electric General_Motors GlaxoSmithKline
	Glencore Goldman_Sachs Halliburton Heineken Hewlett-Packard Hewlett_Packard Hitachi Honda Honeywell HSBC Hyundai IBM
	IKEA Infosys Intel JetBlue Johnson_&_Johnson JPMorgan JP_Morgan Kia KLM KPMG Lenovo LG Lockheed_Martin Lufthansa
	Lyft Maersk Mastercard Mazda McKinsey Mercedes-Benz Merck Merrill_Lynch Mitsubishi Monsanto Morgan_Stanley Motorola
	Mozilla Nestle Nestlé Netflix Netscape Nike Nintendo Nissan Nokia Northrop_Grumman Novartis Nvidia OpenAI Oracle
	Panasonic PayPal Pepsi PepsiCo Petrobras Petronas Peugeot Pfizer Porsche Procter_&_Gamble PwC Qantas Qualcomm Raytheon
	Renault Rio_Tinto Roscosmos Ryanair Saab Samsung Sanofi Schlumberger Siemens SoftBank Sony SpaceX Spotify 
	Starbucks Statoil Sun_Microsystems Telefonica Tencent Tesco Tesla Texaco Texas_Instruments Thales Toshiba
	TotalEnergies Toyota UBS Unilever United_Airlines Uber UPS Valero Verizon Vodafone Volkswagen Volvo Wal-Mart Walmart
	Warner_Bros. Wells_Fargo Wikipedia Xerox Xiaomi Yahoo Yahoo! 
	Aftonbladet Al-Ahram Al_Arabiya Al_Hayat ANSA Asahi_Shimbun Asharq_Al-Awsat Asia_Times Boston_Globe BuzzFeed
	Chicago_Tribune Daily_Mail Daily_Telegraph Der_Spiegel Deutsche_Welle Die_Zeit El_Mundo El_Pais El_País
	Financial_Times Frankfurter_Allgemeine Global_Times Haaretz HuffPost Izvestia Jerusalem_Post
	Kommersant Kyiv_Independent Kyodo La_Repubblica Le_Figaro Le_Monde Los_Angeles_Times Miami_Herald Moscow_Times
	National_Public_Radio NHK New_Yorker Newsday Newsweek Politico Radio_Free_Europe Random_House San_Francisco_Chronicle
	Sky_News South_China_Morning_Post Sueddeutsche_Zeitung Süddeutsche_Zeitung Times_of_India Ukrainska_Pravda USA_Today
	Voice_of_America Washington_Monthly Washington_Times Yonhap Xinhua_News_Agency
	Cambridge_University Columbia_University Harvard Johns_Hopkins MIT Oxford_University 
	Purdue Rutgers Stanford Tufts UCLA Yale Boy_Scouts Caltech CDC CENTCOM DARPA DEA EPA Europol FAA FDA FEMA FERC Frontex
	Interpol IRS JAXA NAACP NASA NBA NCAA NFL NHL NOAA NIH NTSB PETA UEFA FIFA USAID USDA USGS YMCA`
